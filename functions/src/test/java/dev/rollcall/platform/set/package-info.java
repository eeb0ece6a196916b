/** Tests of large sets. */
@NullMarked
package dev.rollcall.platform.set;

import org.jspecify.annotations.NullMarked;
