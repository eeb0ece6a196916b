/** Taking over a living company: what was there before, on whose word it stays, what comes next. */
@NullMarked
package dev.rollcall.application.adoption;

import org.jspecify.annotations.NullMarked;
