/** The command line: asks the operator API with signed requests, and does nothing by itself. */
@NullMarked
package dev.rollcall.cli;

import org.jspecify.annotations.NullMarked;
