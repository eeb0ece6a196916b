/** What the AWS adapters share: what a failed call means. */
@NullMarked
package dev.rollcall.adapter.aws;

import org.jspecify.annotations.NullMarked;
