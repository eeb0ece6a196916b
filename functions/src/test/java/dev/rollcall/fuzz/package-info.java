/** Whatever anybody sends to what listens on the internet. */
@NullMarked
package dev.rollcall.fuzz;

import org.jspecify.annotations.NullMarked;
