/** Explanations and plans on doubles of their ports. */
@NullMarked
package dev.rollcall.application.explain;

import org.jspecify.annotations.NullMarked;
