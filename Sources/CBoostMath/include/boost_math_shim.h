#pragma once
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
// Boost.Math's distributions and special functions. What has no value (a probability outside 0…1, no degree of
// freedom) is NaN; nothing throws. `above` is the upper tail, exact where 1 minus the lower one would be 0.

double hark_normal_at_most(double x);
double hark_normal_above(double x);
double hark_normal_quantile(double probability);

double hark_student_at_most(double degrees, double x);
double hark_student_above(double degrees, double x);
double hark_student_quantile(double degrees, double probability);

double hark_fisher_at_most(double numerator, double denominator, double x);
double hark_fisher_above(double numerator, double denominator, double x);
double hark_fisher_quantile(double numerator, double denominator, double probability);

double hark_chi_square_at_most(double degrees, double x);
double hark_chi_square_above(double degrees, double x);
double hark_chi_square_quantile(double degrees, double probability);

/// The regularised incomplete beta function I_x(a, b), and the x at which it is a probability.
double hark_beta_share(double a, double b, double x);
double hark_beta_share_inverse(double a, double b, double probability);

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x).
double hark_gamma_lower(double a, double x);
double hark_gamma_upper(double a, double x);

/// The chance of at least so many hits among `drawn` of `population`, of which `marked` are hits.
double hark_hypergeometric_at_least(uint64_t population, uint64_t marked, uint64_t drawn, uint64_t hits);

/// The chance of at least so many hits in independent trials of one chance each.
double hark_binomial_at_least(uint64_t trials, double chance, uint64_t hits);
#ifdef __cplusplus
}
#endif
