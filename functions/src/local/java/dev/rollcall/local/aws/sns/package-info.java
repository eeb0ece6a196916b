/** Topics and subscriptions; what is published to e-mail lands in an outbox. */
@NullMarked
package dev.rollcall.local.aws.sns;

import org.jspecify.annotations.NullMarked;
