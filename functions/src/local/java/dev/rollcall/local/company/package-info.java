/** A made-up company, the same in simulated Okta and simulated Slack. */
@NullMarked
package dev.rollcall.local.company;

import org.jspecify.annotations.NullMarked;
