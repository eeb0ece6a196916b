/** The sources that are connected, asked as if they were one. */
@NullMarked
package dev.rollcall.application.source;

import org.jspecify.annotations.NullMarked;
