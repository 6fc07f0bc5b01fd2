"""One report judged, no casebook: the worker, its pool, what is kept between passes."""
