/** Tests of what every step records. */
@NullMarked
package dev.rollcall.application.record;

import org.jspecify.annotations.NullMarked;
