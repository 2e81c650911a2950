//! Fits a logistic function, by Newton's method.

/// Rounds; it has converged long before.
const ROUNDS: usize = 25;

/// The weights for which what was observed makes the verdicts likeliest; a ridge keeps them small, and stable where two
/// observations say the same.
pub(super) fn fit<const SIZE: usize>(judged: &[([f64; SIZE], bool)], ridge: f64) -> [f64; SIZE] {
    let mut weights = [0.0f64; SIZE];
    for _ in 0..ROUNDS {
        let mut gradient = weights.map(|weight| -ridge * weight);
        let mut curvature = [[0.0f64; SIZE]; SIZE];
        for (index, row) in curvature.iter_mut().enumerate() {
            row[index] = ridge;
        }
        for (values, is_right) in judged {
            let sum: f64 = values.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            let share = 1.0 / (1.0 + libm::exp(-sum));
            let error = f64::from(u8::from(*is_right)) - share;
            for row in 0..SIZE {
                gradient[row] += error * values[row];
                for column in 0..SIZE {
                    curvature[row][column] += share * (1.0 - share) * values[row] * values[column];
                }
            }
        }
        let step = solve(curvature, gradient);
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight += step;
        }
    }
    weights
}

/// Solves a system of linear equations with a positive definite matrix, by elimination.
fn solve<const SIZE: usize>(mut matrix: [[f64; SIZE]; SIZE], mut values: [f64; SIZE]) -> [f64; SIZE] {
    for pivot in 0..SIZE {
        for row in pivot + 1..SIZE {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let above = matrix[pivot];
            for (value, above) in matrix[row].iter_mut().zip(above) {
                *value -= factor * above;
            }
            values[row] -= factor * values[pivot];
        }
    }
    for row in (0..SIZE).rev() {
        let known: f64 = (row + 1..SIZE).map(|column| matrix[row][column] * values[column]).sum();
        values[row] = (values[row] - known) / matrix[row][row];
    }
    values
}
