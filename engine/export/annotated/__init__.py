"""The agency's own file with a remark at each place that has to be mended or looked at."""
