/** Groups of the whole organisation: what hangs on them, and who is in them. */
@NullMarked
package dev.rollcall.adapter.slack.link;

import org.jspecify.annotations.NullMarked;
