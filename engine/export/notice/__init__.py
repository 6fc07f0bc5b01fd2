"""整改通知书: an official letter to one agency, from a template that a county may replace."""
