/** What a function's role lets it ask of AWS: the part of IAM that the template uses. */
@NullMarked
package dev.rollcall.local.aws.iam;

import org.jspecify.annotations.NullMarked;
