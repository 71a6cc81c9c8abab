"""Where a measure moved: the cells of a cube that shifted, found by the shortest description."""
