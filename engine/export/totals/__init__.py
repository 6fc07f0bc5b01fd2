"""县级汇总表: the county's tables 2 to 4 as the sum over its units, each figure traceable."""
