/** Evidence that is written once, the policy in force, and snapshots, in S3. */
@NullMarked
package dev.rollcall.adapter.s3;

import org.jspecify.annotations.NullMarked;
