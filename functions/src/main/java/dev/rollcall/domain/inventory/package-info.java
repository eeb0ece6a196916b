/** What a person set up in Slack that may outlive the account: apps, tokens, guests, workflows. */
@NullMarked
package dev.rollcall.domain.inventory;

import org.jspecify.annotations.NullMarked;
