/** Who may act on Rollcall itself, by which rights. */
@NullMarked
package dev.rollcall.domain.operator;

import org.jspecify.annotations.NullMarked;
