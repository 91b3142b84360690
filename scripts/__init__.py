"""Small programs around the app: starting it, bundling it, making its samples and pictures."""
