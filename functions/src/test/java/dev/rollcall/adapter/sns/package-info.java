/** Escalations against an SNS. */
@NullMarked
package dev.rollcall.adapter.sns;

import org.jspecify.annotations.NullMarked;
