/** Another policy: proposed, decided by approvers of the one in force, and put in force. */
@NullMarked
package dev.rollcall.application.policy;

import org.jspecify.annotations.NullMarked;
