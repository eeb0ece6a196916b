/** The command line, against the local runtime and against servers that answer oddly. */
@NullMarked
package dev.rollcall.cli;

import org.jspecify.annotations.NullMarked;
