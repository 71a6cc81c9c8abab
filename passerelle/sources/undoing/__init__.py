"""Taking an import back: work items by thousands, other rows one by one."""
