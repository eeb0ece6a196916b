/** An account in Slack with its attributes: as it is listed, made and changed. */
@NullMarked
package dev.rollcall.domain.account;

import org.jspecify.annotations.NullMarked;
