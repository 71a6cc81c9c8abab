URLS: list = []
