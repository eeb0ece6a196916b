/** A source that cannot be asked: what it has told is kept, and read here. */
@NullMarked
package dev.rollcall.adapter.pushsource;

import org.jspecify.annotations.NullMarked;
