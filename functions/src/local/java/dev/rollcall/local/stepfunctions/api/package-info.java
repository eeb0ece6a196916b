/** The actions of the Step Functions API, as JSON in and JSON out. */
@NullMarked
package dev.rollcall.local.stepfunctions.api;

import org.jspecify.annotations.NullMarked;
