/** The source that pushes, held against the contracts of sources. */
@NullMarked
package dev.rollcall.adapter.pushsource;

import org.jspecify.annotations.NullMarked;
