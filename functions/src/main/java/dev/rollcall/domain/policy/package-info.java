/** What the reviewed file says: who may have what in Slack, by which groups of which source. */
@NullMarked
package dev.rollcall.domain.policy;

import org.jspecify.annotations.NullMarked;
