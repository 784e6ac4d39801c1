#include "boost_math_shim.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <limits>

namespace {

namespace math = boost::math;
namespace policies = boost::math::policies;

// No error throws: Boost then returns NaN, infinity or the nearest number.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>,
    policies::promote_double<false>>;

// Iterations that don't end still throw in some of Boost's root finders; no exception may reach C.
template <class Body> double quietly(Body body) noexcept {
    try {
        return body();
    } catch (...) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

template <class Distribution> double at_most(const Distribution &distribution, double x) {
    return quietly([&] { return math::cdf(distribution, x); });
}

template <class Distribution> double above(const Distribution &distribution, double x) {
    return quietly([&] { return math::cdf(math::complement(distribution, x)); });
}

template <class Distribution> double value_at(const Distribution &distribution, double probability) {
    return quietly([&] { return math::quantile(distribution, probability); });
}

using Normal = math::normal_distribution<double, Quiet>;
using Student = math::students_t_distribution<double, Quiet>;
using Fisher = math::fisher_f_distribution<double, Quiet>;
using ChiSquare = math::chi_squared_distribution<double, Quiet>;
using Binomial = math::binomial_distribution<double, Quiet>;
using Hypergeometric = math::hypergeometric_distribution<double, Quiet>;

} // namespace

double hark_normal_at_most(double x) { return at_most(Normal(), x); }
double hark_normal_above(double x) { return above(Normal(), x); }
double hark_normal_quantile(double probability) { return value_at(Normal(), probability); }

double hark_student_at_most(double degrees, double x) { return at_most(Student(degrees), x); }
double hark_student_above(double degrees, double x) { return above(Student(degrees), x); }
double hark_student_quantile(double degrees, double probability) { return value_at(Student(degrees), probability); }

double hark_fisher_at_most(double numerator, double denominator, double x) {
    return at_most(Fisher(numerator, denominator), x);
}
double hark_fisher_above(double numerator, double denominator, double x) {
    return above(Fisher(numerator, denominator), x);
}
double hark_fisher_quantile(double numerator, double denominator, double probability) {
    return value_at(Fisher(numerator, denominator), probability);
}

double hark_chi_square_at_most(double degrees, double x) { return at_most(ChiSquare(degrees), x); }
double hark_chi_square_above(double degrees, double x) { return above(ChiSquare(degrees), x); }
double hark_chi_square_quantile(double degrees, double probability) {
    return value_at(ChiSquare(degrees), probability);
}

double hark_beta_share(double a, double b, double x) {
    return quietly([&] { return math::ibeta(a, b, x, Quiet()); });
}
double hark_beta_share_inverse(double a, double b, double probability) {
    return quietly([&] { return math::ibeta_inv(a, b, probability, Quiet()); });
}
double hark_gamma_lower(double a, double x) {
    return quietly([&] { return math::gamma_p(a, x, Quiet()); });
}
double hark_gamma_upper(double a, double x) {
    return quietly([&] { return math::gamma_q(a, x, Quiet()); });
}

double hark_hypergeometric_at_least(uint64_t population, uint64_t marked, uint64_t drawn, uint64_t hits) {
    if (population > UINT32_MAX || marked > population || drawn > population)
        return std::numeric_limits<double>::quiet_NaN();
    const uint64_t least = marked + drawn > population ? marked + drawn - population : 0;
    if (hits <= least) return 1;
    if (hits > std::min(marked, drawn)) return 0;
    return above(Hypergeometric(marked, drawn, population), static_cast<double>(hits - 1));
}

double hark_binomial_at_least(uint64_t trials, double chance, uint64_t hits) {
    if (hits == 0) return 1;
    if (hits > trials) return 0;
    return above(Binomial(static_cast<double>(trials), chance), static_cast<double>(hits - 1));
}
