/**
 * Runs the deployed handlers in this process, with events converted as the managed runtime does.
 */
@NullMarked
package dev.rollcall.local.aws.lambda;

import org.jspecify.annotations.NullMarked;
