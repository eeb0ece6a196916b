/** Evidence that is written once, and the policy in force, in S3. */
@NullMarked
package dev.rollcall.adapter.s3;

import org.jspecify.annotations.NullMarked;
