/** What the approvers' pages do: links, sign-in, choices. */
@NullMarked
package dev.rollcall.application.approval.page;

import org.jspecify.annotations.NullMarked;
