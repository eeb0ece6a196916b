/** AWS Step Functions for the local runtime: standard workflows in the JSONata dialect. */
@NullMarked
package dev.rollcall.local.stepfunctions;

import org.jspecify.annotations.NullMarked;
