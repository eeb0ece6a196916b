/** The approvers' pages as plain HTML, one class each. */
@NullMarked
package dev.rollcall.function.page;

import org.jspecify.annotations.NullMarked;
