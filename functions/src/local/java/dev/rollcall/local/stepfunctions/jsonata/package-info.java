/** JSONata as Step Functions evaluates it: version 2.0.6, its bounds, its own functions. */
@NullMarked
package dev.rollcall.local.stepfunctions.jsonata;

import org.jspecify.annotations.NullMarked;
