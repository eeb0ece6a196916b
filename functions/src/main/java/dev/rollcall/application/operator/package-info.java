/** What operators do to Rollcall itself, whoever they are to the policy. */
@NullMarked
package dev.rollcall.application.operator;

import org.jspecify.annotations.NullMarked;
