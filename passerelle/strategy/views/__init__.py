from passerelle.strategy.views import home, key_results, objectives, register, statements

__all__ = ["home", "key_results", "objectives", "register", "statements"]
