/** Tests of logging. */
@NullMarked
package dev.rollcall.platform.log;

import org.jspecify.annotations.NullMarked;
