/** Reads {@code template.yaml}, from which the local runtime is built and which tests check. */
@NullMarked
package dev.rollcall.local.template;

import org.jspecify.annotations.NullMarked;
