/** Secrets against a Secrets Manager. */
@NullMarked
package dev.rollcall.adapter.secrets;

import org.jspecify.annotations.NullMarked;
