/** Several sources, asked as one. */
@NullMarked
package dev.rollcall.application.source;

import org.jspecify.annotations.NullMarked;
