/** What becomes of what is pushed. */
@NullMarked
package dev.rollcall.application.push;

import org.jspecify.annotations.NullMarked;
