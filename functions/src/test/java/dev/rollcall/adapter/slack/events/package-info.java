@NullMarked
package dev.rollcall.adapter.slack.events;

import org.jspecify.annotations.NullMarked;
