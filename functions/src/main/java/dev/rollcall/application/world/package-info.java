/** What there is in sources and in Slack, read for whoever checks a policy against it. */
@NullMarked
package dev.rollcall.application.world;

import org.jspecify.annotations.NullMarked;
