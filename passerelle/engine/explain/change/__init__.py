"""Since when: change points with the interval of their date, and the watch over many measures."""
