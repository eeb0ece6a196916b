/** Another policy: proposed, decided and put in force, on doubles. */
@NullMarked
package dev.rollcall.application.policy;

import org.jspecify.annotations.NullMarked;
