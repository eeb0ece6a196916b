/** Large sets that take little room. */
@NullMarked
package dev.rollcall.platform.set;

import org.jspecify.annotations.NullMarked;
