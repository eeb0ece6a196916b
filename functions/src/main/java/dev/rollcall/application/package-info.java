/** One use case per class. */
@NullMarked
package dev.rollcall.application;

import org.jspecify.annotations.NullMarked;
