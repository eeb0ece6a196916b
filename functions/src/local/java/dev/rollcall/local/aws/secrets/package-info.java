/** Secrets with their staging labels. */
@NullMarked
package dev.rollcall.local.aws.secrets;

import org.jspecify.annotations.NullMarked;
