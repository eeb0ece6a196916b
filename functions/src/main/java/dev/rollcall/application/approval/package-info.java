/** What is held: sealed into batches, put before approvers, decided, released or shown again. */
@NullMarked
package dev.rollcall.application.approval;

import org.jspecify.annotations.NullMarked;
